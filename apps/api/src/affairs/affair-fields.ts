import type { AffairField, AffairFields } from '#domain';
import { Code, DateOn, Flag, Id, InstantAt, Int, Text } from '../shared/fields.js';

type Dto = new () => object;

/** The class of a command's body, made of its fields: validation and description from the same table as the rules. */
export function requestOf(name: string, fields: AffairFields): Dto {
  const dto = { [name]: class {} }[name] as Dto;
  for (const [key, field] of Object.entries(fields)) {
    Reflect.defineMetadata('design:type', Object, dto.prototype as object, key);
    decoratorOf(field)(dto.prototype as object, key);
  }
  return dto;
}

function decoratorOf(field: AffairField): PropertyDecorator {
  const common = { zh: field.zh, ...(field.optional === true ? { optional: true } : {}) };
  switch (field.kind) {
    case 'text':
      return Text({ ...common, max: field.max });
    case 'lines':
      return Text({ ...common, max: field.max, min: 1, list: true, listMax: 100 });
    case 'date':
      return DateOn(common);
    case 'instant':
      return InstantAt(common);
    case 'flag':
      return Flag(common);
    case 'int':
      return Int({ ...common, min: field.min, max: field.max });
    case 'choice':
      return Code(field.options, common);
    case 'choices':
      return Code(field.options, { ...common, list: true });
    case 'organisation':
      return Int({ ...common, min: 1 });
    case 'organisations':
      return Int({ ...common, min: 1, list: true });
    case 'account':
    case 'petition':
    case 'affair':
      return Id(common);
    case 'petitions':
    case 'affairs':
      return Id({ ...common, list: true });
  }
}
