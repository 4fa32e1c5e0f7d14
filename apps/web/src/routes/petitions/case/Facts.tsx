import type { CaseView } from '../../../api';

/** What stands beside the main road: letters down and up, co-handlers, reviews, urgency, leaders. */
export function Facts({ petition }: { petition: CaseView }) {
  return (
    <dl className="case-facts">
      {petition.facts.map((one, at) => (
        <div key={`${one.zh}${at}`}>
          <dt>{one.zh}</dt>
          <dd>{one.text}</dd>
        </div>
      ))}
      {petition.coHandlers.map((unit) => (
        <div key={`unit${unit.unitNo}`}>
          <dt>协办</dt>
          <dd>
            {unit.name}
            {unit.repliedOn
              ? `,${unit.repliedOn} 答复`
              : unit.absent
                ? ',未答复(已说明)'
                : `,待答复${unit.dueOn ? `,期限 ${unit.dueOn}` : ''}`}
          </dd>
        </div>
      ))}
    </dl>
  );
}
