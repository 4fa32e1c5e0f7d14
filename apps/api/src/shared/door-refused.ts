/** Refused at the door, before anybody asked what was wanted. */
export class DoorRefused extends Error {
  override readonly name = 'DoorRefused';
  constructor(
    readonly code: 'ORIGIN_FOREIGN' | 'PASSWORD_CHANGE_REQUIRED',
    message: string,
  ) {
    super(message);
  }
}
