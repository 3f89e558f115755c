document.querySelector('#app').textContent = `orders from ${import.meta.env.VITE_API_URL}`;
