/** What a setting holds; validation and the printed table both follow from it. */
export type SettingType =
  | { kind: 'port' }
  | { kind: 'text' }
  | { kind: 'path' }
  | { kind: 'flag' }
  | { kind: 'count'; min: number; max: number }
  | { kind: 'url'; protocols: readonly string[] }
  | { kind: 'choice'; values: readonly string[] };

/** One row of the settings table. */
export type SettingRow = {
  name: string;
  type: SettingType;
  /** null: absent means what `absent` says. */
  default: string | null;
  /** What an absent value means, in Chinese; only where `default` is null. */
  absent?: string;
  description: string;
  secret?: boolean;
};

/** Every setting of Xinfang, once: read by the validation, by the printed table and by the manual. */
export const SETTINGS = [
  {
    name: 'PORT',
    type: { kind: 'port' },
    default: '8787',
    description: '网页与接口的端口(0 表示自动选取空闲端口)',
  },
  {
    name: 'HOST',
    type: { kind: 'text' },
    default: '127.0.0.1',
    description: '监听地址;非本机地址须同时配置 TLS_CERT_FILE 与 TLS_KEY_FILE',
  },
  {
    name: 'TLS_CERT_FILE',
    type: { kind: 'path' },
    default: null,
    absent: '不启用 TLS',
    description: 'TLS 证书文件(PEM)',
  },
  {
    name: 'TLS_KEY_FILE',
    type: { kind: 'path' },
    default: null,
    absent: '不启用 TLS',
    description: 'TLS 私钥文件(PEM)',
  },
  {
    name: 'DATA_DIR',
    type: { kind: 'path' },
    default: '.data',
    description: '数据目录:数据库、密钥、附件、日志',
  },
  {
    name: 'DATABASE_URL',
    type: { kind: 'url', protocols: ['postgres:', 'postgresql:'] },
    default: null,
    absent: '使用内置 PostgreSQL',
    description: '外部 PostgreSQL(15 及以上)的连接地址',
    secret: true,
  },
  {
    name: 'KEYS_DATABASE_URL',
    type: { kind: 'url', protocols: ['postgres:', 'postgresql:'] },
    default: null,
    absent: '与 DATABASE_URL 同一服务器,库名加 _keys',
    description: '密钥库的连接地址(须与业务库不是同一个库)',
    secret: true,
  },
  {
    name: 'REDIS_URL',
    type: { kind: 'url', protocols: ['redis:', 'rediss:'] },
    default: null,
    absent: '队列使用 PostgreSQL',
    description: 'Redis 的连接地址(BullMQ 队列)',
    secret: true,
  },
  {
    name: 'XINFANG_KEY_FILE',
    type: { kind: 'path' },
    default: null,
    absent: 'DATA_DIR 下的 keys/master.key',
    description: '主密钥文件;不得放在数据库目录内',
  },
  {
    name: 'XINFANG_DEMO',
    type: { kind: 'flag' },
    default: '0',
    description: '是否装入演示数据(虚构的一市六县)',
  },
  {
    name: 'BACKGROUND',
    type: { kind: 'choice', values: ['inline', 'separate'] },
    default: 'inline',
    description: '后台任务:inline 由本进程兼做,separate 由单独的 worker 进程做',
  },
  {
    name: 'BACKUP_DIR',
    type: { kind: 'path' },
    default: null,
    absent: '不自动备份',
    description: '自动备份的目录,最好在另一块磁盘上',
  },
  {
    name: 'BACKUP_HOURS',
    type: { kind: 'count', min: 1, max: 720 },
    default: '24',
    description: '自动备份的间隔(小时)',
  },
  {
    name: 'BACKUP_KEEP',
    type: { kind: 'count', min: 1, max: 1000 },
    default: '14',
    description: '自动备份保留的份数',
  },
  {
    name: 'BACKUP_PASSPHRASE_FILE',
    type: { kind: 'path' },
    default: null,
    absent: '密钥备份不含主密钥,主密钥文件须另行保管',
    description: '口令文件:密钥备份连同主密钥用此口令封存',
  },
  {
    name: 'SCAN_ORPHAN_HOURS',
    type: { kind: 'count', min: 1, max: 8760 },
    default: '24',
    description: '扫描件落盘后多少小时仍没有对应的记录,即作残留清除',
  },
  {
    name: 'METRICS_TOKEN',
    type: { kind: 'text' },
    default: null,
    absent: '只有已登录的管理员能取 /metrics',
    description: '取运行指标 /metrics 所用的令牌(至少 20 个字符),以 Authorization: Bearer 递交',
    secret: true,
  },
  {
    name: 'PUBLIC_URL',
    type: { kind: 'url', protocols: ['http:', 'https:'] },
    default: null,
    absent: '提醒邮件中不写链接的主机名',
    description: '工作人员打开本系统的地址,写入提醒邮件的链接',
  },
  {
    name: 'PETITIONER_SECRET_FILE',
    type: { kind: 'path' },
    default: null,
    absent: '不开放群众查询评价',
    description: '群众查询评价页与本系统之间的口令文件(至少 32 个字符),两边各放一份',
  },
  {
    name: 'PETITIONER_URL',
    type: { kind: 'url', protocols: ['http:', 'https:'] },
    default: null,
    absent: '回执上不印查询网址',
    description: '群众打开查询评价页的地址,印在回执上',
  },
  {
    name: 'PETITIONER_API',
    type: { kind: 'url', protocols: ['http:', 'https:'] },
    default: 'http://127.0.0.1:8787',
    description: '群众查询评价页向何处查询:本系统的地址',
  },
  {
    name: 'PETITIONER_PORT',
    type: { kind: 'port' },
    default: '8790',
    description: '群众查询评价页的端口',
  },
  {
    name: 'PETITIONER_HOST',
    type: { kind: 'text' },
    default: '127.0.0.1',
    description: '群众查询评价页的监听地址;非本机地址须同时配置 TLS_CERT_FILE 与 TLS_KEY_FILE',
  },
  {
    name: 'PETITIONER_BEHIND_PROXY',
    type: { kind: 'flag' },
    default: '0',
    description: '群众查询评价页是否在反向代理之后(来访地址取自代理所写的 X-Forwarded-For)',
  },
  {
    name: 'SMTP_URL',
    type: { kind: 'url', protocols: ['smtp:', 'smtps:'] },
    default: null,
    absent: '不发邮件',
    description: '发邮件的服务器,形如 smtps://用户:口令@主机:465',
    secret: true,
  },
  {
    name: 'MAIL_FROM',
    type: { kind: 'text' },
    default: '组工信访 <noreply@localhost>',
    description: '邮件的发件人',
  },
  {
    name: 'SMS_GATEWAY_URL',
    type: { kind: 'url', protocols: ['http:', 'https:'] },
    default: null,
    absent: '不发短信',
    description: '短信或即时消息网关:每条消息以 JSON 提交一次(id、to、text)',
  },
  {
    name: 'SMS_GATEWAY_TOKEN',
    type: { kind: 'text' },
    default: null,
    absent: '不带令牌',
    description: '网关的令牌(Authorization: Bearer)',
    secret: true,
  },
  {
    name: 'SMS_TEMPLATE',
    type: { kind: 'text' },
    default: '【信访】{day}有{count}项到期提醒。{first}',
    description: '短信模板:{count} 项数、{day} 日期、{first} 最急的一项',
  },
  {
    name: 'LOG_LEVEL',
    type: { kind: 'choice', values: ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] },
    default: 'info',
    description: '日志级别',
  },
] as const satisfies readonly SettingRow[];

/** The name of a setting. */
export type SettingName = (typeof SETTINGS)[number]['name'];
