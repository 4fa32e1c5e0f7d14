import { Button } from 'antd';
import { useRouteError } from 'react-router-dom';
import { NonSecretNotice } from '../frame/Notice';

/** What stands in place of a page that broke: a sentence and a way on, never a stack trace. */
export function PageBroke() {
  const error = useRouteError();
  // A chunk of an older build is gone after an update; a reload brings the new one.
  const outdated = error instanceof TypeError && /import/i.test(error.message);
  return (
    <div className="sheet">
      <main>
        <h1>{outdated ? '系统已更新' : '页面出错了'}</h1>
        <p>{outdated ? '请刷新页面,使用新版本。' : '这一页没能显示出来,数据没有受影响。'}</p>
        <p style={{ marginTop: 16, display: 'flex', gap: 8 }}>
          <Button type="primary" onClick={() => window.location.reload()}>
            刷新
          </Button>
          <Button onClick={() => window.location.assign('/')}>回首页</Button>
        </p>
      </main>
      <NonSecretNotice />
    </div>
  );
}
