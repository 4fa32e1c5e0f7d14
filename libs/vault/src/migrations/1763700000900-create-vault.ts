/** What a migration needs of its runner; TypeORM's QueryRunner has it. */
type SqlRunner = { query(sql: string): Promise<unknown> };

/**
 * The keys database: a database of its own beside the events, with its own role and its own backups
 * (eventstore.md §5.0 no. 11, §5.7). Nothing in it says whose key is which.
 */
export class CreateVault1763700000900 {
  readonly name = 'CreateVault1763700000900';

  async up(runner: SqlRunner): Promise<void> {
    await runner.query(`
      create schema vault;

      create table vault.vault_meta (
        master_key_id uuid primary key,
        check_value bytea not null,
        created_at timestamptz not null default now(),
        retired_at timestamptz,
        backup_confirmed_at timestamptz
      );
      -- one master key is in force; retired ones stay known, so that an older key file can be named as such
      create unique index vault_meta_one_in_force on vault.vault_meta ((true)) where retired_at is null;

      create table vault.key_wrap (
        key_id uuid not null,
        wrapped_for text not null,
        alg smallint not null,
        bytes bytea not null,
        legal_hold boolean not null default false,
        created_at timestamptz not null default now(),
        primary key (key_id, wrapped_for)
      );

      create table vault.shredded (
        key_id uuid primary key,
        shredded_at timestamptz not null default now(),
        reason text not null
      );

      -- The last word against losing what must be kept, whoever deletes.
      create function vault.refuse_held() returns trigger language plpgsql as $$
      begin
        if old.legal_hold then
          raise exception 'key is under legal hold' using errcode = 'P0423';
        end if;
        return old;
      end $$;
      create trigger key_wrap_held before delete on vault.key_wrap
        for each row execute function vault.refuse_held();

      -- A key that was destroyed stays destroyed: no wrap may come back under its id.
      create function vault.refuse_revival() returns trigger language plpgsql as $$
      begin
        if exists (select from vault.shredded s where s.key_id = new.key_id) then
          raise exception 'key was shredded' using errcode = 'P0410';
        end if;
        return new;
      end $$;
      create trigger key_wrap_revival before insert on vault.key_wrap
        for each row execute function vault.refuse_revival();

      grant usage on schema vault to xf_keys;
      grant select, insert, update on vault.vault_meta to xf_keys;
      grant select, insert, delete on vault.key_wrap to xf_keys;
      grant update (legal_hold) on vault.key_wrap to xf_keys;
      grant select, insert on vault.shredded to xf_keys;
    `);
  }

  /** Forward only: dropping keys would destroy what they open. */
  async down(): Promise<void> {
    throw new Error('forward only');
  }
}
