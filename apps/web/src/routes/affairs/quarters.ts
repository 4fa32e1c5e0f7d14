/** The running quarter and those before it, newest first. @shape today YYYY-MM-DD; value `2026Q1` */
export function quartersUpTo(today: string, count = 8): { value: string; label: string }[] {
  const running = Number(today.slice(0, 4)) * 4 + Math.ceil(Number(today.slice(5, 7)) / 3) - 1;
  return Array.from({ length: count }, (_, back) => {
    const year = Math.floor((running - back) / 4);
    const quarter = ((running - back) % 4) + 1;
    return { value: `${year}Q${quarter}`, label: `${year}年第${quarter}季` };
  });
}
