import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { getReportOptions } from '../../../api/@tanstack/react-query.gen';
import { Answer } from '../../../shared/states';
import { HeldBack } from './HeldBack';
import type { Kind } from './kinds';
import { Trail } from './Trail';
import type { Key } from './use-act';

/** A report as it stands, to be read before it is signed and afterwards; tables and charts are in its file. */
export function ReadReport({
  at,
  kind,
  zh,
  frozen,
  onClose,
}: {
  at: Key;
  kind: Kind;
  zh: string;
  frozen: boolean;
  onClose: () => void;
}) {
  const query = useQuery({ ...getReportOptions({ query: { ...at, kind } }), staleTime: 0, gcTime: 0 });
  return (
    <Modal title={zh} open width={860} footer={null} destroyOnHidden onCancel={onClose}>
      <p className="muted">这里是正文;附表和图在 docx、PDF 里。</p>
      <Answer query={query} rows={8}>
        {(opened) => (
          <>
            <Trail steps={opened.trail} />
            <HeldBack opened={opened} frozen={frozen} />
            <article className="report-text">
              <h2>{opened.text.title}</h2>
              {opened.text.addressee ? <p className="addressee">{opened.text.addressee}：</p> : null}
              {opened.text.sections.map((section) => (
                <section key={section.heading}>
                  <h3>{section.heading}</h3>
                  {section.paragraphs.map((paragraph, index) => (
                    <p key={index}>{paragraph}</p>
                  ))}
                </section>
              ))}
            </article>
          </>
        )}
      </Answer>
    </Modal>
  );
}
