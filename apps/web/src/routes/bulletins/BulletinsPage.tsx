import { AffairRegister } from '../affairs/AffairRegister';
import { Registers } from '../affairs/Registers';
import { Circular } from './Circular';

/** 信息: what is drafted and submitted, where it comes from, and the quarter's circular. */
export function BulletinsPage() {
  return (
    <Registers
      title="信息"
      note="起草 — 核脱敏 — 报送 — 采用"
      tabs={[
        {
          key: 'items',
          label: '信访信息',
          children: (
            <AffairRegister path="bulletins" start="all" empty="还没有信访信息。点“起草信息”开始。" />
          ),
        },
        {
          key: 'issues',
          label: '专期',
          children: <AffairRegister path="special-issues" start="all" empty="还没有编发专期。" />,
        },
        {
          key: 'points',
          label: '联系点',
          children: <AffairRegister path="contact-points" empty="还没有联系点。" />,
        },
        {
          key: 'topics',
          label: '点题',
          children: <AffairRegister path="topic-requests" empty="没有待回的点题。" />,
        },
        {
          key: 'assistances',
          label: '帮扶',
          children: <AffairRegister path="assistances" empty="没有在办的帮扶。" />,
        },
        { key: 'circular', label: '季度通报', children: <Circular /> },
      ]}
    />
  );
}
