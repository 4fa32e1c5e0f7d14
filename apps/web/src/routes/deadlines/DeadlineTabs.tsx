import { NavLink } from 'react-router-dom';
import './deadlines.css';

/** The four views of what comes due. */
export function DeadlineTabs() {
  return (
    <nav className="deadline-tabs" aria-label="期限的几种看法">
      <NavLink to="/deadlines" end>
        期限
      </NavLink>
      <NavLink to="/deadlines/ahead">未来四周</NavLink>
      <NavLink to="/deadlines/moved">日期变动</NavLink>
      <NavLink to="/deadlines/stuck">卡住的件</NavLink>
    </nav>
  );
}
