import { type CanActivate, type ExecutionContext, HttpException, Injectable } from '@nestjs/common';
import { isBearer, petitionerSecret } from '#platform';
import { Runtime } from '../shared/runtime.js';
import type { XinfangRequest } from '../shared/case-context.js';

/** Lets in whoever has the secret of the petitioner's pages; to everybody else there is nothing here. */
@Injectable()
export class DeskGuard implements CanActivate {
  private secret: string | null | undefined;

  constructor(private readonly runtime: Runtime) {}

  canActivate(context: ExecutionContext): boolean {
    const { headers } = context.switchToHttp().getRequest<XinfangRequest>();
    this.secret ??= petitionerSecret(this.runtime.settings);
    if (!isBearer(headers.authorization, this.secret)) throw new HttpException('route', 404);
    return true;
  }
}
