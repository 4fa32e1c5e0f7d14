import { Modal } from 'antd';

const LISTED: readonly (readonly [string, string])[] = [
  ['/', '到搜索框'],
  ['?', '显示本表'],
  ['j  k', '列表中下一件、上一件;案件页中下一件、上一件'],
  ['Enter', '打开选中的件;填表时到下一栏'],
  ['Shift+Enter', '填表时回上一栏'],
  ['1–9', '登记时选渠道;案件页上办第几个动作;工作台上办第几件'],
  ['Ctrl+Enter', '登记;提交当前表单'],
  ['Alt+1', '登记时把“来过”的第一件关联为原件'],
  ['Alt+1–4', '填查阅事由时选常用的一条'],
  ['Esc', '关闭当前表单,已填的不丢'],
];

export function ShortcutsDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  return (
    <Modal title="快捷键" open={open} onCancel={onClose} footer={null} width={520}>
      <dl className="shortcut-list">
        {LISTED.map(([keys, words]) => (
          <div key={keys} style={{ display: 'contents' }}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  );
}
