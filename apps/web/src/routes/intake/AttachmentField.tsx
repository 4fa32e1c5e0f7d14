import { Button, Form } from 'antd';
import { useRef } from 'react';
import { filedAs, RECORDING_ACCEPT, SCAN_ACCEPT, sizeZh } from '../../shared/scan-file';

/** 附件: scans of what came in, chosen while registering; they go up as soon as there is a number to file them under. */
export function AttachmentField({
  files,
  onChange,
}: {
  files: readonly File[];
  onChange: (files: File[]) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <Form.Item
      label="附件"
      htmlFor="attachments"
      extra="来件原件的扫描件(PDF、JPEG、PNG,每个不超过 8 MB)和录音录像(MP3、WAV、AMR、M4A、MP4,每个不超过 20 MB),可选几个。登记得到编号后随即入卷,没有传上的可再传。"
    >
      {/* the browser's own field would say that nothing is chosen while the list below says what is */}
      <Button
        id="attachments"
        size="small"
        data-stop
        aria-label="附件:选择文件"

        onClick={() => input.current?.click()}
      >
        选择文件
      </Button>
      <input
        ref={input}
        className="visually-hidden"
        aria-label="附件文件"
        tabIndex={-1}
        data-no-stop
        type="file"
        multiple
        accept={`${SCAN_ACCEPT},${RECORDING_ACCEPT}`}
        onChange={(event) => {
          onChange([...files, ...(event.target.files ?? [])]);
          // the same file may be chosen again after it was taken out
          event.target.value = '';
        }}
      />
      {files.length > 0 ? (
        <ul className="attachments" aria-label="已选附件">
          {files.map((file, at) => {
            const { fault } = filedAs(file);
            return (
              <li key={`${file.name}${at}`}>
                {file.name} <span className="muted">{sizeZh(file.size)}</span>{' '}
                {fault ? <span className="fault">{fault}</span> : null}
                <Button
                  type="link"
                  size="small"
                  aria-label={`去掉 ${file.name}`}
                  onClick={() => {
                    onChange(files.filter((_, index) => index !== at));
                    document.getElementById('attachments')?.focus();
                  }}
                >
                  去掉
                </Button>
              </li>
            );
          })}
        </ul>
      ) : null}
    </Form.Item>
  );
}
