// What a bank's page may do beyond the one script: hear of unread messages, and say when the customer has left.
document.addEventListener('xianting:unread', ({ detail }) => {
  document.title = detail.count > 0 ? `(${detail.count}) 示范银行` : '示范银行';
});
document.querySelector('form[action="/sign-out"]')?.addEventListener('submit', () => window.Xianting?.signOut());
