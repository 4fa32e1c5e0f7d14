import { Injectable, type PipeTransform, type Type } from '@nestjs/common';
import { InputRefused } from './validation.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An id of the address, in small letters as ids are kept. @rejects FIELD_INVALID naming the parameter */
export function idOf(field: string, value: unknown): string {
  if (typeof value === 'string' && UUID.test(value)) return value.toLowerCase();
  throw new InputRefused([{ field, code: 'FIELD_INVALID', message: `地址中的 ${field} 不是有效的标识。` }]);
}

/** {@link idOf} as a pipe: `@Param('petitionId', IdParam('petitionId'))`. */
export function IdParam(field: string): Type<PipeTransform> {
  @Injectable()
  class Pipe implements PipeTransform {
    transform(value: unknown): string {
      return idOf(field, value);
    }
  }
  return Pipe;
}

/** The number of an organisation in the address. @rejects FIELD_INVALID naming the parameter */
@Injectable()
export class OrgIdPipe implements PipeTransform {
  transform(value: unknown): number {
    // the pipe before it has made a number of it already
    if (/^[1-9]\d{0,8}$/.test(String(value))) return Number(value);
    throw new InputRefused([
      { field: 'orgId', code: 'FIELD_INVALID', message: '地址中的 orgId 不是有效的单位标识。' },
    ]);
  }
}
