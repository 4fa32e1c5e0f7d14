import { v5 } from 'uuid';
import { deriveStreamId } from '#event-store';

/** The one seed of the demonstration. */
const SEED = v5('xinfang/demonstration/1', '6ba7b811-9dad-11d1-80b4-00c04fd430c8');

/** The id of a command: the same step has the same id in every run, so that it is never carried out twice. */
export const commandIdOf = (story: string, step: string): string => v5(`${story}/${step}`, SEED);

/** @shape story: key of a petition, or `key#2` for the second child of a split one */
export function petitionIdOf(story: string): string {
  const [parent, part] = story.split('#') as [string, string?];
  return part === undefined
    ? deriveStreamId(commandIdOf(parent, 'register'), 'petition')
    : deriveStreamId(commandIdOf(parent, 'split'), `part/${part}`);
}

export const noteIdOf = (story: string, step: string): string =>
  deriveStreamId(commandIdOf(story, step), 'note');

export const subjectIdOf = (story: string, role: string): string => v5(`${story}/${role}`, SEED);
