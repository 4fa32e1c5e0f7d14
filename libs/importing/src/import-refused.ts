/** A file or a mapping that cannot be imported; one Chinese sentence. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';
}
