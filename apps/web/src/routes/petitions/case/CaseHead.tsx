import { APPEAL_KINDS, CHANNELS, CLASSES, KEY_AREAS, ORIGINS, ZONES, zhOf } from '#domain/glossary';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { CaseView } from '../../../api';
import { categoryName, useDirectory } from '../../../shared/directory';
import { waitsForSignature } from '../actions/read-first';
import { statusZh } from '../../../shared/labels';
import { instantWords } from '../../../shared/dates';
import { Light } from '../../../shared/Light';
import { useViewer } from '../../../shared/viewer';
import { petitionerLine } from './petitioner-line';
import { relationZh } from './relations';

/** As many as the head has room for; one who writes every week has hundreds. */
const RELATED_FIRST = 12;

function Related({ related }: Pick<CaseView, 'related'>) {
  const [all, setAll] = useState(false);
  const shown = all ? related : related.slice(0, RELATED_FIRST);
  return (
    <>
      {shown.map((one) => (
        <span key={`${one.relation}${one.petitionId}`}>
          {relationZh(one)} <Link to={`/petitions/${one.petitionId}`}>{one.displayNo}</Link>
        </span>
      ))}
      {shown.length < related.length ? (
        <button type="button" className="link" onClick={() => setAll(true)}>
          共 {related.length} 件相关,看其余 {related.length - shown.length} 件
        </button>
      ) : null}
    </>
  );
}

/** Number, title, petitioner, class, secrecy and lights: what the case is, in two lines. */
export function CaseHead({ petition }: { petition: CaseView }) {
  const directory = useDirectory();
  const { today } = useViewer();
  const running = petition.clocks.filter((clock) => !clock.stoppedOn && clock.light);
  return (
    <header className="case-head">
      <div className="line">
        <span className="no">{petition.displayNo}</span>
        <span className="chip">
          {waitsForSignature(petition) ? '审核通过,待签发' : statusZh(petition.status)}
        </span>
        {petition.zone === 'general' ? null : (
          <span className="chip accent">{zhOf(ZONES, petition.zone)} · 限知</span>
        )}
        {petition.urgentGrounds.length > 0 ? <span className="chip accent">紧急</span> : null}
        {petition.resultRequired ? <span className="chip">要结果</span> : null}
        {petition.backdated ? <span className="chip">补录</span> : null}
        <span className="lights">
          {petition.urgentClocks.map((clock) => (
            <Light
              key={clock.zh}
              light={clock.light}
              note={`${clock.zh} ${instantWords(clock.dueAt, today)}`}
            />
          ))}
          {running.map((clock) => (
            <Light key={clock.id} light={clock.light} note={clock.zh} />
          ))}
        </span>
      </div>
      <h1>{petition.title}</h1>
      <p className="facts">
        <strong>{petitionerLine(petition)}</strong>
        <span>{zhOf(CLASSES, petition.class)}</span>
        {petition.appealKind ? <span>第三十一条{zhOf(APPEAL_KINDS, petition.appealKind)}</span> : null}
        <span>
          {petition.categoryCode} {categoryName(directory, petition.categoryCode)}
        </span>
        {petition.keyArea ? <span>重点:{zhOf(KEY_AREAS, petition.keyArea)}</span> : null}
        <span>
          {zhOf(CHANNELS, petition.channel)}
          {petition.via12380 ? '(12380)' : ''} · {zhOf(ORIGINS, petition.origin)}
        </span>
        {typeof petition.visitorCount !== 'number' ? null : <span>到访 {petition.visitorCount} 人</span>}
        {typeof petition.jointSignerCount !== 'number' ? null : (
          <span>联名 {petition.jointSignerCount} 人</span>
        )}
        <span>承办 {petition.handlerName ?? '未指定'}</span>
        <Related related={petition.related} />
      </p>
    </header>
  );
}
