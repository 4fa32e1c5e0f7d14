import { OfficePapers } from './OfficePapers';
import { PaperRuns } from './PaperRuns';
import { Templates } from './Templates';
import { Registers } from '../affairs/Registers';

/** 文书: the papers of the office that belong to no petition, and the templates of all of them. */
export function PaperworkPage() {
  return (
    <Registers
      title="文书"
      note="机关文书、批量文书、文书模板;一件的文书在案件页拟稿"
      tabs={[
        { key: 'papers', label: '机关文书', children: <OfficePapers /> },
        { key: 'runs', label: '批量文书', children: <PaperRuns /> },
        { key: 'templates', label: '文书模板', children: <Templates /> },
      ]}
    />
  );
}
