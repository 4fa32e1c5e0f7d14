/** Gives the browser a file that came as an answer. */
export function keepFile(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}

/** The name that the server gave a file. @example `attachment; filename*=UTF-8''%E5%AD%A3.docx` → `季.docx` */
export function nameFrom(disposition: string | null, otherwise: string): string {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  return encoded === undefined ? otherwise : decodeURIComponent(encoded);
}
