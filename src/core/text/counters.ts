/**
 * Words that count or measure, for a pattern behind a number: ①年保存 is a period of one year, no first item of a list. What stands
 * behind them tells them from the beginning of a word: ②年度更新 and ③個人番号 are items.
 */
export const counterWord =
  '(?:年|[かカヶケヵ箇]月|日|週|時|分|秒|回|件|人|名|歳|才|世帯|割|倍|桁|円|台|部|通|枚|冊|営業日|％|%)(?:間|目)?' +
  '(?=以上|以下|以内|以降|未満|超|程度|保存|保管|経過|ごと|毎|前|後|を|で|の|に|は|が|と|も|、|。|\\s|$)';
