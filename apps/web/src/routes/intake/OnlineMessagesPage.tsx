import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { Link, useNavigate } from 'react-router-dom';
import type { AffairView } from '../../api';
import { readOnlineMessageOptions } from '../../api/@tanstack/react-query.gen';
import { usePageTitle } from '../../shared/use-page-title';
import { useViewer } from '../../shared/viewer';
import { AffairRegister } from '../affairs/AffairRegister';
import { useAffair } from '../affairs/use-affairs';
import { SentFiles } from './SentFiles';

const PATH = 'online-messages';

/** From the message that is open to the form in which it is registered. */
function RegisterThis({ messageId }: { messageId: string }) {
  const navigate = useNavigate();
  const { roles } = useViewer();
  const message = useAffair(PATH, messageId);
  const mayRegister = roles.some((role) => ['reception', 'windowHead'].includes(role));
  if (message.data?.row.status !== 'waiting' || !mayRegister) return null;
  return (
    <>
      {hasFiles(message.data) ? <SentFilesOf messageId={messageId} /> : null}
      <Button type="primary" onClick={() => void navigate(`/register?message=${messageId}`)}>
        登记此件
      </Button>
    </>
  );
}

const hasFiles = ({ row, columns }: AffairView): boolean => Number(row.cells[columns.indexOf('附件数')]) > 0;

function SentFilesOf({ messageId }: { messageId: string }) {
  const content = useQuery({
    ...readOnlineMessageOptions({ path: { messageId } }),
    // each reading is recorded
    staleTime: Infinity,
  });
  return <SentFiles messageId={messageId} files={content.data?.attachments ?? []} />;
}

/** 网上来件: what was written on the public page and is no petition yet. */
export function OnlineMessagesPage() {
  usePageTitle('网上来件');
  return (
    <>
      <div className="title">
        <h1>网上来件</h1>
        <span className="muted">收到之日起一个工作日内登记;谁打开过都有记录</span>
        <Link to="/register" className="end">
          回到登记
        </Link>
      </div>
      <p className="muted">
        反映了情况的都要登记,不属于本部门的登记以后再分流(第二十三条);空白、广告、试填和重复提交的才“不作登记”。
      </p>
      <AffairRegister
        path={PATH}
        opening={false}
        empty="没有待登记的网上来件。"
        first={(messageId) => <RegisterThis messageId={messageId} />}
      />
    </>
  );
}
