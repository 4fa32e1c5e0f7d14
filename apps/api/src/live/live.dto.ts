import { Id } from '../shared/fields.js';

export class LiveQuery {
  /** The case that the page shows. */
  @Id({ zh: '信访件', optional: true }) petition?: string;
}
