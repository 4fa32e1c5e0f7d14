import { AffairRegister } from '../affairs/AffairRegister';
import { Registers } from '../affairs/Registers';

/** What a person decides for the figures and no event of a case says: answers to be published, cases left out of rates. */
export function MarksPage() {
  return (
    <Registers
      title="统计标注"
      note="答复公开(I-16)、排除统计(只影响率,不影响总量)"
      tabs={[
        {
          key: 'publications',
          label: '答复公开',
          children: <AffairRegister path="publications" empty="没有待公开的答复。" />,
        },
        {
          key: 'exclusions',
          label: '排除统计',
          children: <AffairRegister path="stat-exclusions" empty="没有排除统计的件。" />,
        },
      ]}
    />
  );
}
