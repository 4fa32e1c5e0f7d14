import { Button, Modal } from 'antd';
import { useState } from 'react';
import type { MessageAttachment } from '../../api';
import { sizeZh } from '../../shared/scan-file';
import './intake.css';

const isPicture = ({ mediaType }: MessageAttachment): boolean => mediaType.startsWith('image/');
const isPlayed = ({ mediaType }: MessageAttachment): boolean => /^(audio|video)\//.test(mediaType);

/** 附件 of a 网上来件: pictures and recordings are looked at here, so that nothing has to lie on the office's PC. */
export function SentFiles({ messageId, files }: { messageId: string; files: readonly MessageAttachment[] }) {
  const [shown, setShown] = useState<MessageAttachment | null>(null);
  if (files.length === 0) return null;
  const addressOf = ({ scanId }: MessageAttachment) =>
    `/api/online-messages/${encodeURIComponent(messageId)}/attachments/${encodeURIComponent(scanId)}`;
  return (
    <>
      <ul className="attachments sent-files" aria-label="来件附件">
        {files.map((file) => (
          <li key={file.scanId}>
            {file.name}{' '}
            <span className="muted">
              {file.pages > 1 ? `${file.pages} 页,` : ''}
              {sizeZh(file.bytes)}
            </span>{' '}
            {isPicture(file) || isPlayed(file) ? (
              <Button
                type="link"
                size="small"
                aria-label={`${isPicture(file) ? '看' : '播放'} ${file.name}`}
                onClick={() => setShown(file)}
              >
                {isPicture(file) ? '看' : '播放'}
              </Button>
            ) : null}
            <a href={addressOf(file)} download aria-label={`下载 ${file.name}`}>
              下载
            </a>
          </li>
        ))}
      </ul>
      <Modal
        title={shown?.name}
        open={shown !== null}
        onCancel={() => setShown(null)}
        footer={null}
        width="min(1100px, 92vw)"
        destroyOnHidden
      >
        {shown === null ? null : isPicture(shown) ? (
          <img className="sent-picture" src={addressOf(shown)} alt={shown.name} />
        ) : (
          <video className="sent-picture" src={addressOf(shown)} controls autoPlay aria-label={shown.name} />
        )}
      </Modal>
    </>
  );
}
