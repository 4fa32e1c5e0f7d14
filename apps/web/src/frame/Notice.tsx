/** Stands on every page, also on paper. */
export function NonSecretNotice() {
  return <p className="non-secret">本系统为非涉密系统,严禁存储、处理国家秘密</p>;
}
