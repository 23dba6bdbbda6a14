import { type SetupArea, listPage } from '../declaration.ts'

export const dimensionsArea: SetupArea = {
  title: 'web.setup.area.dimensions',
  pages: [
    { slug: 'dimensions', parts: [{ record: 'dimensions' }, { record: 'dimensions.values', of: { dimension: 'code' } }] },
    listPage('default-dimensions', 'dimensions.defaults'),
    listPage('dimension-combinations', 'dimensions.combinations'),
    listPage('blocked-dimension-values', 'dimensions.blocked_value_pairs'),
    listPage('dimension-priorities', 'dimensions.priorities'),
  ],
}
