/** The side one trades on with a party: customers are sold to, vendors bought from. */
export const sideOf = (role: 'customer' | 'vendor'): 'sales' | 'purchase' => (role === 'customer' ? 'sales' : 'purchase')
