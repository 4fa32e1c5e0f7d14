import type { ReportDraft } from '../../../api';

/** Why the words below are not those of the draft: until the freeze they are its drafter's alone. */
export function HeldBack({ opened, frozen }: { opened: ReportDraft; frozen: boolean }) {
  if (!opened.heldBack) return null;
  const drafter = opened.trail.findLast(({ act }) => act === 'drafted')?.by;
  return (
    <p className="form-note">
      {drafter ? `${drafter}的` : '他人的'}草稿是按未冻结的数写的,只有起草人能看、能改。
      {frozen
        ? '下面是按冻结的数自动写的文字;保存以后代替那份草稿,其中起草人写的文字看不到、不会带入,留给其本人打开时取回。'
        : '下面是按您现在看到的数自动写的文字;本期冻结以后,可以按冻结的数重拟。'}
    </p>
  );
}
