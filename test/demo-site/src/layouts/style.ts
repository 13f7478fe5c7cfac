export const base = `
*{box-sizing:border-box}body{margin:0;color:#1b1b1b;background:#fff;line-height:1.55}a{color:inherit}img{max-width:100%;height:auto;display:block}
.menu ul{list-style:none;display:flex;flex-wrap:wrap;gap:1.2rem;padding:0;margin:0}.menu a{text-decoration:none}
.foot{border-top:1px solid #ccc;margin-top:3rem;padding:1rem;font-size:.8rem;color:#666;text-align:center}
.cookies{background:#222;color:#eee;font-size:.8rem;padding:.6rem 1rem;text-align:center}.cookies button{margin-left:1rem}
.ad{background:#f1efe8;color:#777;text-align:center;padding:1.4rem;margin:1.5rem 0;font-size:.85rem}
figure{margin:1.2rem 0}figcaption{font-size:.8rem;color:#666;margin-top:.3rem}
.comments{border-top:2px solid #1b1b1b;margin-top:2.5rem;font-size:.9rem}.comments li{margin-bottom:.9rem}`;

export const broadsheetStyle = `${base}
body{font-family:Georgia,'Times New Roman',serif}.top{border-bottom:4px double #1b1b1b;text-align:center;padding:1.2rem}.top b{font-size:2.2rem}.top i{display:block;color:#666;font-size:.85rem}
.menu{border-bottom:1px solid #ccc;padding:.5rem 1rem;font-family:Helvetica,Arial,sans-serif;font-size:.85rem}.menu ul{justify-content:center}
.columns{max-width:64rem;margin:0 auto;padding:1rem;display:grid;grid-template-columns:minmax(0,1fr) 16rem;gap:2.5rem}h1{font-size:2.1rem;line-height:1.15}
.byline{font-size:.85rem;color:#666}.crumbs{font-size:.8rem;color:#666}aside{font-size:.9rem}aside h2{font-size:1rem;border-top:2px solid #1b1b1b;padding-top:.4rem}
.promo{border:1px solid #ccc;padding:.8rem;font-family:Helvetica,Arial,sans-serif;font-size:.85rem}.teaser{border-bottom:1px solid #ddd;padding:1rem 0}.teaser h2{margin:.2rem 0;font-size:1.4rem}
@media(max-width:50rem){.columns{grid-template-columns:1fr}}`;

export const tabloidStyle = `${base}
body{font-family:'Trebuchet MS',Verdana,sans-serif}.hdr{background:#c4161c;color:#fff;padding:.8rem 1.2rem}.hdr b{font-size:1.6rem}.menu{background:#8d0f14;color:#fff;padding:.5rem 1.2rem;font-size:.9rem}
.wrap{max-width:46rem;margin:0 auto;padding:1rem}.hl{font-size:1.9rem;line-height:1.15;margin:1rem 0 .4rem}.meta{font-size:.8rem;color:#666}.inl{border-left:5px solid #c4161c;background:#faf1f1;padding:.6rem 1rem;margin:1rem 0;font-size:.9rem}
.app{background:#1a3b5d;color:#fff;padding:1rem;border-radius:.6rem;margin:1.2rem 0}.grid{display:grid;grid-template-columns:repeat(3,1fr);gap:1rem;font-size:.85rem}`;

export const magazineStyle = `${base}
body{font-family:'Palatino Linotype',Palatino,serif;background:#fbfaf6}.bar{display:flex;justify-content:space-between;padding:1rem 2rem;font-size:.9rem}.bar b{letter-spacing:.2em;text-transform:uppercase}
.story{max-width:38rem;margin:2rem auto;padding:0 1rem;font-size:1.12rem}.kicker{color:#0b6e4f;text-transform:uppercase;letter-spacing:.15em;font-size:.75rem}h1{font-size:2.5rem;line-height:1.1;font-weight:400}
blockquote{margin:2rem 0;padding-left:1.2rem;border-left:3px solid #0b6e4f;font-size:1.35rem;font-style:italic}.bio{background:#efece2;padding:1rem;font-size:.9rem}.share{font-size:.8rem;color:#666}.cards{display:flex;gap:1rem;max-width:60rem;margin:2rem auto;padding:0 1rem}.cards div{flex:1;font-size:.9rem}`;

export const courierStyle = `${base}
body{font-family:Helvetica,Arial,sans-serif;background:#eef3f6}.sheet{max-width:52rem;margin:1.5rem auto;background:#fff;padding:1.5rem 2rem;box-shadow:0 1px 6px #0002}.sheet>header b{font-size:1.7rem;color:#0a4a6b}
.menu{border-bottom:2px solid #0a4a6b;padding:.5rem 0;font-size:.85rem}h1{font-size:1.8rem}.credit{font-size:.8rem;color:#666}.more{border-top:1px solid #ccc;margin-top:2rem;font-size:.9rem}.teaser h2{font-size:1.2rem;margin-bottom:.2rem}`;
