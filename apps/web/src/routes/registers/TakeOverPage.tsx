import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import { takeRegisterOver, type TakeOverReportView } from '../../api';
import { base64Of } from '../../shared/file-base64';
import { ProblemNote } from '../../shared/ProblemNote';
import { Section } from '../../shared/Section';
import { usePageTitle } from '../../shared/use-page-title';
import { useViewer } from '../../shared/viewer';
import { AffairRegister } from '../affairs/AffairRegister';
import { useAffairList } from '../affairs/use-affairs';
import './registers.css';

const ENCODINGS = [
  { value: 'utf8', label: 'UTF-8' },
  { value: 'gbk', label: 'GBK(旧版表格软件另存的 CSV)' },
];

const LARGER = '可以按年份分成几个文件,先后录入同一次接管;也可以请系统管理员在服务器上用命令行导入。';

function Faults({ report }: { report: TakeOverReportView }) {
  return (
    <table className="book">
      <caption className="muted">
        {report.faultCount} 处有误,一件也没有录入;改正文件后再试
        {report.faultCount > report.faults.length ? `(列出前 ${report.faults.length} 处)` : ''}
      </caption>
      <thead>
        <tr>
          <th className="num">行</th>
          <th>列</th>
          <th>格</th>
          <th>说明</th>
        </tr>
      </thead>
      <tbody>
        {report.faults.map((fault, at) => (
          <tr key={`${fault.line}${fault.column}${String(at)}`}>
            <td className="num">{fault.line}</td>
            <td>{fault.column}</td>
            <td>{fault.cell}</td>
            <td>{fault.message}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Report({ report, dryRun }: { report: TakeOverReportView; dryRun: boolean }) {
  return (
    <div role="status">
      <p>
        {report.book}:{report.rows} 行{report.faultCount > 0 ? ',其中无误的' : ''},在办 {report.open} 件,历史{' '}
        {report.closed} 件。
        {report.faultCount > 0
          ? null
          : dryRun
            ? '试运行没有发现错误,什么都没有写入。'
            : `录入 ${report.entered} 件${report.known > 0 ? `,以前已录入 ${report.known} 件` : ''}。`}
      </p>
      {report.faultCount > 0 ? <Faults report={report} /> : null}
    </div>
  );
}

/** Chooses a take-over and a file; a dry run first, then the entry. */
function Upload() {
  const takeovers = useAffairList('takeovers', { scope: 'open' });
  const queries = useQueryClient();
  const rows = takeovers.data?.rows ?? [];
  const [picked, setPicked] = useState<string | null>(null);
  const [file, setFile] = useState<File | null>(null);
  const [encoding, setEncoding] = useState<'utf8' | 'gbk'>('utf8');
  const takeover = picked ?? rows[0]?.affairId ?? null;
  const take = useMutation({
    mutationFn: async (dryRun: boolean) => {
      if (file === null || takeover === null) throw new Error('nothing chosen');
      const { data } = await takeRegisterOver({
        path: { affairId: takeover },
        body: { fileName: file.name, file: await base64Of(file, 1.4, LARGER), encoding, dryRun },
        throwOnError: true,
      });
      return { report: data, dryRun };
    },
    onSuccess: ({ dryRun }) => (dryRun ? undefined : queries.invalidateQueries()),
  });
  if (rows.length === 0) return <p className="muted">先在下面点“开始接管”,再导入登记簿。</p>;
  const ready = file !== null && takeover !== null && !take.isPending;
  return (
    <>
      <div className="register-bar">
        <Select
          aria-label="接管"
          style={{ minWidth: 220 }}
          value={takeover}
          onChange={setPicked}
          options={rows.map((row) => ({ value: row.affairId, label: row.title }))}
        />
        <label>
          登记簿文件{' '}
          <input
            type="file"
            accept=".csv,.xlsx"
            // so that the corrected file of the same name can be chosen again
            onClick={(event) => {
              event.currentTarget.value = '';
            }}
            onChange={(event) => {
              setFile(event.target.files?.[0] ?? null);
              take.reset();
            }}
          />
        </label>
        {file !== null && !/\.xlsx$/i.test(file.name) ? (
          <Select aria-label="编码" value={encoding} onChange={setEncoding} options={ENCODINGS} />
        ) : null}
        <Button disabled={!ready} loading={take.isPending} onClick={() => take.mutate(true)}>
          试运行
        </Button>
        <Button type="primary" disabled={!ready} onClick={() => take.mutate(false)}>
          录入
        </Button>
      </div>
      <ProblemNote error={take.error} />
      {take.data ? <Report {...take.data} /> : null}
    </>
  );
}

/** 接管: the paper registers come in with their running clocks; next numbers, reckoning, undoing of a whole import (§2.15). */
export function TakeOverPage() {
  usePageTitle('接管旧簿');
  const lastYear = String(Number(useViewer().today.slice(0, 4)) - 1);
  return (
    <>
      <div className="title">
        <h1>接管旧簿</h1>
        <span className="muted">在办件的时钟从真实起算日算,旧号照录</span>
      </div>
      <p className="links">
        <Link to="/registers?code=L27">对账簿 L27</Link>
        <Link to={`/statistics/book?period=${lastYear}`}>录入上年签发过的数(O-104,写明文号、签发人)</Link>
      </p>
      <Section title="导入登记簿">
        <p className="muted small">
          列名用 L01–L04
          登记簿的列;在办件另填:承办人、批办日期、告知日期、受理日期、延期天数、延期批准日期、延期告知日期、纸质卷号。
          填了“办结日期”的作为历史导入。有一格不对,整个文件都不录入。
        </p>
        <Upload />
      </Section>
      <Section title="接管、下一号、对账">
        <AffairRegister
          path="takeovers"
          start="all"
          withoutCommands={['list']}
          empty="还没有接管。启用系统时点“开始接管”,写明纸质台账的在办数。"
        />
      </Section>
    </>
  );
}
