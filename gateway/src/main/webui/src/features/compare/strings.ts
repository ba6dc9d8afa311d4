import { strings } from '../../i18n/strings';

export default strings({
  'zh-CN': {
    compare: {
      place: '得分对比',
      lead: '把同类的几个单位、几个期间并排比较，最多 {{most}} 列；增减均与第一列相比。',
      choose: '选择对比对象',
      addUnit: '添加单位',
      addPeriod: '添加期间',
      pick: '请选择',
      chosen: '已选的单位和期间',
      remove: '移除{{name}}',
      onlyDifferent: '只看有差异的指标',
      strangers: '链接中的“{{units}}”不属于“{{class}}”或没有得分，未列入对比。',
      tooMany: '最多对比 {{most}} 列，其余单位未列出。',
      none: '请选择要对比的单位',
      noneDetail: '在上方添加一个或几个单位；只选一个单位时，可再添加期间，比较前后变化。',
      caption: '单位和期间得分对比',
      chart: '各维度得分对比',
      what: '项目',
      allSame: '各项指标没有差异。',
    },
  },
  en: {
    compare: {
      place: 'Comparison',
      lead: 'Units of a class and periods beside each other, {{most}} columns at most; differences are against the first.',
      choose: 'Choose what is compared',
      addUnit: 'Add a unit',
      addPeriod: 'Add a period',
      pick: 'Choose',
      chosen: 'Chosen units and periods',
      remove: 'Remove {{name}}',
      onlyDifferent: 'Only indicators that differ',
      strangers:
        '“{{units}}” in the link are not of the class “{{class}}” or have no score; they are left out.',
      tooMany: 'At most {{most}} columns are compared; the other units are left out.',
      none: 'Choose the units to compare',
      noneDetail: 'Add one unit or several above; with one unit, add periods to see what changed.',
      caption: 'Scores of units and periods beside each other',
      chart: 'Dimensions beside each other',
      what: 'Item',
      allSame: 'No indicator differs.',
    },
  },
});
