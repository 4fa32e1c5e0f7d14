import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Which book was taken out (L19: 对象). What was written before names none, and its hashes are as they were: only an entry
 * with a book is worded with it.
 */
export class NameTheBookTakenOut1796229000000 implements MigrationInterface {
  name = 'NameTheBookTakenOut1796229000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table idn.access_audit add column register text check (register is null or register ~ '^L[0-9]{2}$' and action = 'export');
      grant select (register) on idn.access_audit to xf_reader;

      drop function idn.record_access(int, uuid, uuid, text, bytea);
      -- The row of the chain is the lock: two entries of one organisation never share a number.
      create function idn.record_access(org int, account uuid, petition uuid, did text, reason bytea, book text)
      returns bigint language plpgsql set search_path = '' as $$
      declare
        chain idn.access_chain;
        at timestamptz := clock_timestamp();
        next_hash bytea;
      begin
        insert into idn.access_chain (org_id, seq, head_hash) values (org, 0, '\\x')
          on conflict (org_id) do nothing;
        select * into strict chain from idn.access_chain where org_id = org for update;
        -- concat_ws leaves out what is null
        next_hash := sha256(chain.head_hash || convert_to(concat_ws('|',
          case when book is null then 'xinfang/access/1' else 'xinfang/access/2' end, org, chain.seq + 1,
          to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), account, coalesce(petition::text, '-'),
          did, coalesce(encode(sha256(reason), 'hex'), '-'), book), 'UTF8'));
        insert into idn.access_audit
            (org_id, seq, recorded_at, account_id, petition_id, action, sealed_reason, hash, register)
          values (org, chain.seq + 1, at, account, petition, did, reason, next_hash, book);
        update idn.access_chain set seq = chain.seq + 1, head_hash = next_hash where org_id = org;
        return chain.seq + 1;
      end $$;
    `);
  }

  /** Forward only. */
  async down(): Promise<void> {
    throw new Error('migrations run forward only');
  }
}
