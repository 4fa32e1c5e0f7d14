import type { CaseView } from '../../../api';
import { anonymityZh } from '../../../shared/labels';

/**
 * Who wrote, and how many speak for the others: how many came stands beside it, and the two are no sum of each other
 * (R-09b).
 */
export function petitionerLine(petition: CaseView): string {
  const person = petition.people.find((one) => one.role === 'petitioner');
  const representatives = petition.people.filter((one) => one.role === 'representative').length;
  const name =
    petition.anonymity === 'anonymous'
      ? '匿名'
      : person?.withheld
        ? `${anonymityZh(petition.anonymity)}(身份不显示)`
        : (person?.fields.name ?? anonymityZh(petition.anonymity));
  return representatives > 0 ? `${name} 及代表 ${representatives} 人` : name;
}
