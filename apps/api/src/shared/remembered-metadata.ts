import { getMetadataStorage } from 'class-validator';

type Storage = Pick<ReturnType<typeof getMetadataStorage>, 'getTargetValidationMetadatas'>;
type Found = ReturnType<Storage['getTargetValidationMetadatas']>;

const remembering = new WeakSet<Storage>();

/**
 * class-validator walks every class of the program for each object that it validates, to find what the object's class inherits; this
 * keeps what it found. To be called when all classes are declared. Groups are not used here; with groups it asks as before.
 */
export function rememberMetadata(storage: Storage = getMetadataStorage()): void {
  if (remembering.has(storage)) return;
  remembering.add(storage);
  const search = storage.getTargetValidationMetadatas.bind(storage);
  const known = new Map<unknown, Map<string, Found>>();
  storage.getTargetValidationMetadatas = (target, schema, always, strictGroups, groups) => {
    if (groups !== undefined && groups.length > 0)
      return search(target, schema, always, strictGroups, groups);
    const ofTarget = known.get(target) ?? new Map<string, Found>();
    known.set(target, ofTarget);
    const key = `${schema}/${always}/${strictGroups}`;
    const found = ofTarget.get(key) ?? search(target, schema, always, strictGroups, groups);
    ofTarget.set(key, found);
    return found;
  };
}
