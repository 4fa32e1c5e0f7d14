import { Link } from 'react-router-dom';
import { Empty } from '../shared/states';

export function NotFound() {
  return <Empty action={<Link to="/">回首页</Link>}>没有这个页面。</Empty>;
}
