// The same figures by plain SQL over the register, as somebody would write them who keeps no sums: totals by channel, class,
// content, key area, origin and disposition, and the two timely rates with the overdue rate, for three periods.
const BY = ['channel', 'class', 'left(category_code, 2)', 'key_area', 'origin', 'disposition'];

const count = (by, [from, to]) => `select ${by} as key, count(*), count(*) filter (where visitor_count >= 5)
  from rm.petition where parent_id is null and received_on between '${from}' and '${to}' group by 1`;
const rate = (kinds, [from, to], asOf) => `select p.org_id, count(*) as due,
    count(*) filter (where c.stopped_on <= coalesce(c.legal_due, c.nominal_due)) as timely,
    count(*) filter (where c.stopped_on is null) as open
  from rm.clock c join rm.petition p using (petition_id)
  where c.kind in (${kinds.map((kind) => `'${kind}'`).join(', ')})
    and coalesce(c.legal_due, c.nominal_due) between '${from}' and least('${to}'::date, '${asOf}'::date) group by 1`;

/** Statements for one page. @param windows [from, to] of the period, of the last one and of last year's */
export const plainSql = (windows, asOf) =>
  windows.flatMap((window) => [
    ...BY.map((by) => count(by, window)),
    rate(['dueNotify'], window, asOf),
    rate(['dueHandle', 'simplifiedDue', 'verificationDue', 'feedbackDue', 'inquiryReplyDue'], window, asOf),
  ]);
