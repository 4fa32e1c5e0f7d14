import { DownOutlined } from '@ant-design/icons';
import { ROLES, zhOf } from '#domain/glossary';
import { Button, Dropdown } from 'antd';
import type { Viewer } from '../api';
import { setLargeType, useLargeType } from '../shared/preferences';

export function PersonMenu({
  viewer,
  onPassword,
  onShortcuts,
  onLeave,
}: {
  viewer: Viewer;
  onPassword: () => void;
  onShortcuts: () => void;
  onLeave: () => void;
}) {
  const large = useLargeType();
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: [
          {
            key: 'roles',
            disabled: true,
            label: viewer.roles.map((role) => zhOf(ROLES, role)).join('、') || '没有角色',
          },
          { type: 'divider' },
          { key: 'type', label: large ? '恢复普通字号' : '大字显示', onClick: () => setLargeType(!large) },
          { key: 'keys', label: '快捷键', extra: '?', onClick: onShortcuts },
          { key: 'password', label: '改密码', onClick: onPassword },
          { type: 'divider' },
          { key: 'leave', label: '退出', onClick: onLeave },
        ],
      }}
    >
      <Button type="text" aria-haspopup="menu">
        {viewer.displayName} <DownOutlined aria-hidden="true" style={{ fontSize: 10 }} />
      </Button>
    </Dropdown>
  );
}
