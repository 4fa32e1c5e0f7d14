import { describe, expect, it } from '@jest/globals';
import { getMetadataStorage, IsString, MaxLength, validateSync } from 'class-validator';
import { rememberMetadata } from './remembered-metadata.js';

class Parent {
  @IsString({ message: '应是文字' })
  name!: unknown;
}
class Child extends Parent {
  @MaxLength(3, { message: '太长' })
  title!: string;
}

const faults = (object: object) =>
  validateSync(object).flatMap(({ property, constraints }) =>
    Object.values(constraints ?? {}).map((message) => `${property} ${message}`),
  );

describe('metadata that class-validator is asked for', () => {
  it('are searched once for a class, and judge as before, inherited rules included', () => {
    const storage = getMetadataStorage();
    const search = storage.getTargetValidationMetadatas;
    const bad = () => Object.assign(new Child(), { name: 1, title: '四个字啊' });
    const good = () => Object.assign(new Child(), { name: '名', title: '三个字' });
    const before = [faults(bad()), faults(good())];
    try {
      let searched = 0;
      storage.getTargetValidationMetadatas = (...asked) => {
        searched += 1;
        return search.apply(storage, asked);
      };
      rememberMetadata(storage);
      expect([faults(bad()), faults(good()), faults(bad())]).toEqual([...before, before[0]]);
      expect(before).toEqual([['title 太长', 'name 应是文字'], []]);
      expect(searched).toBe(1);
      // what it is asked with groups is not kept
      expect(storage.getTargetValidationMetadatas(Child, '', false, false, ['x'])).toEqual([]);
      expect(searched).toBe(2);
    } finally {
      storage.getTargetValidationMetadatas = search;
    }
  });
});
