import { Tabs } from 'antd';
import { usePageTitle } from '../../shared/use-page-title';
import { AccountAudit } from './AccountAudit';
import { Accounts } from './Accounts';
import { Background } from './Background';
import { CalendarAdmin } from './calendar/CalendarAdmin';
import { LadderAdmin } from './calendar/LadderAdmin';
import { DeliveryAdmin } from './DeliveryAdmin';
import { Templates } from '../documents/Templates';
import { ProfileAdmin } from './profile/ProfileAdmin';
import { Organisations } from './Organisations';
import { ReadinessNotices } from './ReadinessNotices';

/** 管理: accounts, the organisation tree, the calendar. */
export function AdminPage() {
  usePageTitle('管理');
  return (
    <>
      <ReadinessNotices />
      <Tabs
        items={[
          { key: 'accounts', label: '账号', children: <Accounts /> },
          { key: 'account-audit', label: '账号变动', children: <AccountAudit /> },
          { key: 'organisations', label: '单位', children: <Organisations /> },
          { key: 'background', label: '后台', children: <Background /> },
          { key: 'profile', label: '期限与参数', children: <ProfileAdmin /> },
          { key: 'calendar', label: '工作日历', children: <CalendarAdmin /> },
          { key: 'ladders', label: '催办阶梯', children: <LadderAdmin /> },
          { key: 'delivery', label: '消息送达', children: <DeliveryAdmin /> },
          { key: 'templates', label: '文书模板', children: <Templates /> },
        ]}
      />
    </>
  );
}
