package qrcode_test
import ("testing";"time";"context";"bytes";"math/rand/v2";"os";"github.com/ordonnance-numerique/ordonnance-go/qrcode";"fmt")
func TestZZSlow(t *testing.T){
 r:=rand.New(rand.NewPCG(uint64(time.Now().UnixNano()),1))
 names:=[]string{"bilevel.png","alpha64.png","grey.jpg","progressive.jpg","framed.gif","lossless.webp","lossy.webp","alpha.webp","fax.tif","pages.tif","deflate.tif","palette.bmp"}
 end:=time.Now().Add(60*time.Second); n:=0
 for time.Now().Before(end){
  nm:=names[r.IntN(len(names))]
  b:=bytes.Clone(fixture(t,nm))
  for range 1+r.IntN(6){ switch r.IntN(4){ case 0: b[r.IntN(len(b))]=byte(r.IntN(256)); case 1: b[r.IntN(min(len(b),200))]^=1<<r.IntN(8); case 2: i:=r.IntN(len(b)); b=append(b[:i:i],b[min(len(b),i+r.IntN(20)):]...); if len(b)==0 {b=[]byte{1}}; case 3: i:=r.IntN(len(b)); b=append(b[:i:i],append(bytes.Repeat([]byte{byte(r.IntN(256))},r.IntN(50)),b[i:]...)...)}}
  t0:=time.Now()
  got,err:=qrcode.DecodePicture(context.Background(),bytes.NewReader(b),&qrcode.DecodeOptions{MaxPixels:1<<15})
  d:=time.Since(t0); n++
  if d>700*time.Millisecond { fmt.Println(nm,d,len(got),err); os.WriteFile(fmt.Sprintf("/tmp/judge/rates/slow-%d",n),b,0o644)}
 }
 fmt.Println(n)
}
