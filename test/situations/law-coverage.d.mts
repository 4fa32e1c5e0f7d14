export function rules(): { id: string; article: string; text: string }[];
export function reasons(): Record<string, string>;
export function coverage(): Map<string, string[]>;
export function uncovered(): string[];
export function wrongClaims(): string[];
