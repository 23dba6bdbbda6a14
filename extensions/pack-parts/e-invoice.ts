/**
 * The electronic invoice of every country here is Peppol BIS Billing 3; EHF Billing 3 is the same document.
 */
export const peppolBilling = {
  customizationId: 'urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:2017:poacc:billing:3.0',
  profileId: 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0',
} as const
