import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { signReport } from '../../../api/sdk.gen';
import { ProblemNote } from '../../../shared/ProblemNote';
import type { Kind } from './kinds';
import { keyed, useAct, type Key } from './use-act';

/** 签发: with the number that the office gave the report; what is signed without one is printed as 未编号. */
export function SignReport({
  at,
  kind,
  zh,
  version,
}: {
  at: Key;
  kind: Kind;
  zh: string;
  /** Of the report that the signer has before him. */
  version: number;
}) {
  const [docNo, setDocNo] = useState<string | null>(null);
  const sign = useAct(
    (given: string, key) =>
      signReport({
        body: { ...at, kind, version, ...(given.trim() === '' ? {} : { docNo: given.trim() }) },
        ...keyed(key),
      }),
    () => setDocNo(null),
  );
  return (
    <>
      <Button size="small" onClick={() => setDocNo('')}>
        签发
      </Button>
      <Modal
        title={`签发${zh}`}
        open={docNo !== null}
        okText="签发"
        cancelText="取消"
        confirmLoading={sign.isPending}
        onCancel={() => setDocNo(null)}
        onOk={() => sign.mutate(docNo ?? '')}
      >
        <ProblemNote error={sign.error} />
        <label>
          文号
          <Input
            maxLength={60}
            autoComplete="off"
            placeholder="例如 宛组报〔2026〕3号"
            value={docNo ?? ''}
            onChange={(event) => setDocNo(event.target.value)}
          />
        </label>
        <p className="form-note">
          签发第 {version} 版,签发后不能改动。文号由办公室编定,签发以后不能再填;不填的,文件上印“未编号”。
        </p>
      </Modal>
    </>
  );
}
