import { AffairRegister } from '../affairs/AffairRegister';
import { Registers } from '../affairs/Registers';
import { Board } from './Board';
import { Draw } from './Draw';

/** 目标: progress and score of each unit, targets, accountability, inspection of self-opened cases. */
export function TargetsPage() {
  return (
    <Registers
      title="目标"
      note="目标管理、责任追究、自立案件检查"
      tabs={[
        { key: 'board', label: '进度和得分', children: <Board /> },
        {
          key: 'targets',
          label: '年度目标',
          children: <AffairRegister path="annual-targets" start="all" empty="还没有下达年度目标。" />,
        },
        {
          key: 'accountability',
          label: '责任追究',
          children: <AffairRegister path="accountabilities" start="all" empty="没有责任追究记录。" />,
        },
        { key: 'draw', label: '抽查', children: <Draw /> },
        {
          key: 'cases',
          label: '自立案件',
          children: <AffairRegister path="self-opened-cases" start="all" empty="没有自立案件备案。" />,
        },
      ]}
    />
  );
}
