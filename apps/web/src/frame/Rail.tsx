import { NavLink } from 'react-router-dom';
import type { Viewer } from '../api';
import { railOf } from './rail';

const COUNT_WORDS = {
  todo: '件待办',
  unread: '条未读',
  toExamine: '件待审',
  overdue: '件超期',
  toRegister: '件网上来件待登记',
} as const;

// beyond this nobody counts along, and neither does the server
const MANY = 1000;

export function Rail({ viewer }: { viewer: Viewer }) {
  const items = railOf(viewer.roles);
  return (
    <nav className="rail" aria-label="主导航">
      <div className="mark" aria-hidden="true">
        组工信访
      </div>
      {items.map((item) => {
        const count = item.count ? viewer.counts[item.count] : 0;
        return (
          <NavLink
            key={item.to}
            to={item.to}
            // not lit by a page that has a word of its own
            end={items.some(({ to }) => to.startsWith(`${item.to}/`))}
          >
            <span>{item.zh}</span>
            {item.count && count > 0 ? (
              <span className={item.count === 'overdue' ? 'count hot' : 'count'}>
                {count < MANY ? count : `${MANY - 1}+`}
                <span className="visually-hidden"> {COUNT_WORDS[item.count]}</span>
              </span>
            ) : null}
          </NavLink>
        );
      })}
    </nav>
  );
}
