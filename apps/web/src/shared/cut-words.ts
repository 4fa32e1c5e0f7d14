/** What a list says that shows only its first lines; empty where it shows all. @shape unit: 件, 项, 口 */
export function cutWords(shown: number, total: number, unit: string): string {
  return total > shown ? `这里只列出前 ${shown} ${unit},共 ${total} ${unit}。` : '';
}
