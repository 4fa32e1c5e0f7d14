import type { Accused, Person } from '../story.js';

/** An invented person. @shape sex 男 or 女; birthOn gives also a number that belongs to nobody */
export const someone = (
  name: string,
  sex: '男' | '女',
  address: string,
  more: Omit<Person, 'name' | 'gender' | 'address'> = {},
): Person => ({ name, gender: sex === '男' ? 'male' : 'female', address, ...more });

/** An invented cadre who is complained of. */
export const cadre = (
  name: string,
  unit: string,
  post: string,
  authority: Accused['authority'] = 'subordinate',
): Accused => ({ name, unit, post, authority });
