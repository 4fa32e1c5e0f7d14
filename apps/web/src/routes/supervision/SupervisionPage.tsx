import { Button, Tabs } from 'antd';
import { Link } from 'react-router-dom';
import { usePageTitle } from '../../shared/use-page-title';
import { AffairRegister } from '../affairs/AffairRegister';

/** 督办: what is being followed up, most urgent first. */
export function SupervisionPage() {
  usePageTitle('督办');
  return (
    <>
      <div className="title">
        <h1>督办</h1>
        <span className="muted">立项 — 检查 — 反馈 — 再检查 — 销号</span>
      </div>
      <Tabs
        destroyOnHidden
        items={[
          {
            key: 'register',
            label: '催办督办台账',
            children: (
              <AffairRegister
                path="supervisions"
                without={['发出', '反馈期限', '反馈日', '再检查', '销号']}
                empty="没有在办的督办。超期、推诿、批示件立项以后,会到这里来。"
                end={
                  <Link to="/supervision/chart">
                    <Button>挂图</Button>
                  </Link>
                }
              />
            ),
          },
          {
            key: 'urgings',
            label: '催办',
            children: <AffairRegister path="urgings" empty="没有等待回复的催办。" />,
          },
          {
            key: 'received',
            label: '来督来建议',
            children: <AffairRegister path="received-advices" empty="没有待反馈的来文。" />,
          },
        ]}
      />
    </>
  );
}
