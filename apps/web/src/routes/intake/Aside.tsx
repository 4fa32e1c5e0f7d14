import { Button } from 'antd';
import { Link } from 'react-router-dom';
import type { PetitionPreview, RepeatCandidate } from '../../api';
import { withWeekday } from '../../shared/dates';
import { REPEAT_GROUNDS_ZH, statusZh } from '../../shared/labels';
import { toProblem } from '../../shared/problem';
import { Section } from '../../shared/Section';

function Candidate({
  one,
  at,
  linked,
  onLink,
}: {
  one: RepeatCandidate;
  at: number;
  linked: boolean;
  onLink: (one: RepeatCandidate | undefined) => void;
}) {
  return (
    <li className={linked ? 'linked' : ''}>
      <p>
        <Link to={`/petitions/${one.petitionId}`} target="_blank">
          {one.displayNo}
        </Link>{' '}
        <span className="muted">
          {one.receivedOn} · {statusZh(one.status)}
        </span>
      </p>
      <p>{one.title}</p>
      <p className="candidate-end">
        <span>
          相似 {one.likeness}%{' '}
          <span className="muted">
            {one.grounds.map((code) => REPEAT_GROUNDS_ZH[code] ?? code).join('、')}
          </span>
        </span>
        <Button
          size="small"
          type={linked ? 'primary' : 'default'}
          aria-pressed={linked}
          onClick={() => onLink(linked ? undefined : one)}
        >
          {linked ? '已关联,取消' : '关联为重复件'}
          {at === 0 ? <kbd aria-hidden="true">Alt+1</kbd> : null}
        </Button>
      </p>
    </li>
  );
}

/** Alive while typing: who came before, and what the rules will demand by when. */
export function Aside({
  repeats,
  duties,
  error,
  asked,
  asking,
  linked,
  onLink,
}: {
  repeats: readonly RepeatCandidate[];
  duties: PetitionPreview['duties'];
  /** Something to look for has been typed. */
  asked: boolean;
  error: unknown;
  asking: boolean;
  linked: string | undefined;
  onLink: (one: RepeatCandidate | undefined) => void;
}) {
  return (
    <aside className="intake-aside" aria-label="来过没有和将要做的事">
      <Section
        title="来过"
        note={asking ? '正在查' : repeats.length > 0 ? `${repeats.length} 件` : undefined}
      >
        {error ? <p className="muted">暂时查不到:{toProblem(error).title}。不影响登记。</p> : null}
        {!error && repeats.length === 0 ? (
          <p className="muted">
            {asked ? '没有查到这个人或这件事来过。' : '填了姓名、电话、证件号码或内容,就在这里查。'}
          </p>
        ) : null}
        <ol className="candidates" aria-live="polite">
          {repeats.map((one, at) => (
            <Candidate
              key={one.petitionId}
              one={one}
              at={at}
              linked={linked === one.petitionId}
              onLink={onLink}
            />
          ))}
        </ol>
      </Section>
      <Section title="登记后要做的事">
        {duties.length === 0 ? <p className="muted">选定类别后显示。</p> : null}
        <ol className="duties">
          {duties.map((duty) => (
            <li key={duty.zh}>
              <p>{duty.zh}</p>
              <p className="muted">
                {duty.due ? <strong className="due">{withWeekday(duty.due)}</strong> : null}
                {duty.provisional ? ' ○ 暂定' : ''} {duty.article}
              </p>
            </li>
          ))}
        </ol>
      </Section>
    </aside>
  );
}
