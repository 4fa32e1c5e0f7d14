/** The least that every code list gives for one code: its Chinese name. */
export type Label = { readonly zh: string };

/** The Chinese name of a code; the code itself where the list does not know it. */
export const zhOf = (labels: Readonly<Record<string, Label>>, code: string): string =>
  labels[code]?.zh ?? code;

/** The codes of a list, in the order in which they are shown; numeric codes ascending (an object would put 10 before 01). */
export const codesOf = <K extends string>(labels: Readonly<Record<K, Label>>): K[] => {
  const codes = Object.keys(labels) as K[];
  return codes.every((code) => /^\d+$/.test(code)) ? codes.sort() : codes;
};
