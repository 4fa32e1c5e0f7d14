import { AffairRegister } from '../affairs/AffairRegister';
import { Registers } from '../affairs/Registers';
import { Board } from './Board';
import { Draw } from './Draw';
import { Scores } from './Scores';

/** 目标: progress and score of each unit, targets, accountability, inspection of self-opened cases. */
export function TargetsPage() {
  return (
    <Registers
      title="目标"
      note="目标管理、责任追究、自立案件检查"
      tabs={[
        { key: 'board', label: '进度和得分', children: <Board /> },
        { key: 'scores', label: '考核得分', children: <Scores /> },
        {
          key: 'scheme',
          label: '考核方案',
          children: (
            <AffairRegister path="score-items" start="all" empty="还没有考核方案,点“设考核计分项”开始。" />
          ),
        },
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
