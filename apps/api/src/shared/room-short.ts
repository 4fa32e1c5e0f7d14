/** The disk is so full that nothing may be written any more; said as a disk that is full already. */
export class RoomShort extends Error {
  override readonly name = 'RoomShort';
  readonly code = 'ENOSPC';
  constructor() {
    super('no room left to write');
  }
}
