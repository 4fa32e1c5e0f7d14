import { Link } from 'react-router-dom';
import { Empty } from '../shared/states';

/** In place of a page of petitions, for who reads none (§9): an empty list would say that there is nothing. */
export function NotYours() {
  return (
    <Empty action={<Link to="/">回首页</Link>}>
      这一页不归您的角色:系统管理员用“管理”,审计员看审计台账和账号变动,都不看信访件(三员分立)。
    </Empty>
  );
}
